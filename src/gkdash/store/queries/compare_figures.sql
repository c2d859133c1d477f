-- One row per year and one of $agencies that filed or had to file, of $year or of all years where null: every figure of its current report, null where there is none.
select
  f.agency_id, f.year, f.report_id, a.name as agency, a.unit_type,
  m.* exclude (report_id),
  o.* exclude (report_id, review_total, review_corrected)
from filing as f
join agency as a on a.agency_id = f.agency_id
left join report_measure as m on m.report_id = f.report_id
left join report_outcome as o on o.report_id = f.report_id
where list_contains($agencies::varchar[], f.agency_id)
  and ($year::integer is null or f.year = $year::integer)
order by f.agency_id, f.year
