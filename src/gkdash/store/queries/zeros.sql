-- One row per current report whose tables hold nothing but zeros, of $year or of all years where $year is null, within $scope.
-- A list to sample from, not of faults: `grade` tells how surprising zero is, 1 most; within a grade the order is drawn by
-- $seed, so that the first rows of a grade are a fair sample. `why` is told (the prose tells of what the tables count),
-- history (figures in every year before), kind (few like units), active (the prose tells of other work), unknown (too few
-- like units to tell) or usual; a report that is surprising for several reasons has the first. What the parser doubts is left out.
with graded as (
  select
    *,
    case
      when rung = 'zero_text' then 'told'
      when rung = 'zero_history' then 'history'
      when rung = 'zero_rare' then 'kind'
      when text_severity is not null then 'active'
      when rung = 'zero_unknown' then 'unknown'
      when rung = 'zero_usual' then 'usual'
    end as why
  from zero_reports($year::integer)
  where starts_with(rung, 'zero_')
)

select
  list_position(['told', 'history', 'kind', 'active', 'unknown', 'usual'], g.why) as grade,
  g.why,
  g.agency_id,
  a.name as agency,
  a.unit_type,
  g.year,
  g.report_id,
  g.zero_count,
  g.gap_count,
  (g.evidence ->> '$[0].years')::integer as year_count,
  (g.evidence ->> '$[0].peers')::integer as peer_count,
  (g.evidence ->> '$[0].zero_peers')::integer as zero_peer_count,
  g.streak_years as streak_count,
  g.text_message as message,
  v.decision
from graded as g
join chosen_agency($scope, null, null) as a on a.agency_id = g.agency_id
left join review as v
  on v.kind = 'finding' and v.check_id = 'all_zero_tables' and v.agency_id = g.agency_id and v.year = g.year
  and v.status = 'active'
order by grade, g.year desc, md5($seed::varchar || g.agency_id || g.year), g.agency_id
