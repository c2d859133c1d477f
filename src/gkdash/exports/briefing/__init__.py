"""The briefing: views put in order, with words and sources, as Word, PowerPoint, HTML or all of it in one archive.

plan = default_plan(2024, scope)
made = gather(plan, StoreAsk(reader), origin, state.database, language="zh", today=date.today())
data = docx(made)

Every figure is asked for by name, as pages do; nothing here computes one.
"""
