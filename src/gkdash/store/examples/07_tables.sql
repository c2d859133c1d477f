-- 年度报告有哪些列 ||| What columns a report has
describe report_summary
