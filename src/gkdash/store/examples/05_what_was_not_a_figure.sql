-- 表格里读不到数字的格，按单位和状态 ||| Cells of the tables that hold no figure, by agency and state
select r.year, a.name as agency, c.state, count(*) as cells
from cell as c
join report as r on r.report_id = c.report_id and r.is_current
join agency as a on a.agency_id = r.agency_id
where c.state <> 'number'
group by all
order by cells desc
