-- 不予公开按理由合计，逐年 ||| Refusals by ground, year by year
select year, row_key as ground, sum(value) as cases, count(value) as reports
from cell_current
where table_key = 'applications' and row_key like 'refused%' and column_key = 'total' and state = 'number'
group by all
having cases > 0
order by year desc, cases desc
