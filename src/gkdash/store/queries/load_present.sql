-- One row per current report of $agencies: what another file of the same agency and year would revise.
select agency_id, year, fingerprint, revision
from report
where is_current and year is not null and list_contains($agencies::varchar[], agency_id)
order by agency_id, year
