-- One row per row of a table that belongs to a report, and copy.
insert into rows_of by name
select o.* replace (o.report_id[:7] || lpad(c.number::varchar, 5, '0') as report_id)
from original as o
cross join copy as c
order by c.number
