-- 上年结转与上一年报告的结转下年度不符的单位 ||| Agencies whose carry-in differs from what they carried out the year before
select now.agency, now.year, earlier.carried_out as carried_out_before, now.carried_in
from report_summary as now
join report_summary as earlier on earlier.agency_id = now.agency_id and earlier.year = now.year - 1
where earlier.carried_out <> now.carried_in
order by now.year desc, abs(earlier.carried_out - now.carried_in) desc
