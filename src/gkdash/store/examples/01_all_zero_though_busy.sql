-- 三张表全为零、文字里却写了热线工单的单位 ||| Agencies whose three tables are all zero although their prose tells of hotline orders
select year, agency, hotline_received
from report_summary
where is_all_zero and hotline_received > 0
order by hotline_received desc
