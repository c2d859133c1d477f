-- One row per document, without the folders it lay in; of reports on $year within $scope, or all of them and the failures where both are null.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select d.* exclude (source)
from document as d
left join report as r on r.document_id = d.document_id
where ($scope::varchar is null or r.agency_id in (select agency_id from inside))
  and ($year::integer is null or r.year = $year::integer)
order by d.document_id
