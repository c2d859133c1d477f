-- One row per report whose prose was examined by this run, in the place of what no longer holds; temporary tables say which.
delete from prose_outcome where report_id not in (select report_id from prose_known);

insert into prose_outcome by name
select *
from prose_new
order by report_id;
