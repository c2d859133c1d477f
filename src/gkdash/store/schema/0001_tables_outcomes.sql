-- Cells as columns, for what pages add up over many reports; made by store/outcomes.py.

create table report_outcome (
  report_id varchar not null,
  new_received__natural_person double,
  carried_in__natural_person double,
  granted__natural_person double,
  partly_granted__natural_person double,
  refused__natural_person double,
  unavailable__natural_person double,
  rejected__natural_person double,
  other_outcome__natural_person double,
  processed_total__natural_person double,
  carried_out__natural_person double,
  new_received__commercial double,
  carried_in__commercial double,
  granted__commercial double,
  partly_granted__commercial double,
  refused__commercial double,
  unavailable__commercial double,
  rejected__commercial double,
  other_outcome__commercial double,
  processed_total__commercial double,
  carried_out__commercial double,
  new_received__research double,
  carried_in__research double,
  granted__research double,
  partly_granted__research double,
  refused__research double,
  unavailable__research double,
  rejected__research double,
  other_outcome__research double,
  processed_total__research double,
  carried_out__research double,
  new_received__nonprofit double,
  carried_in__nonprofit double,
  granted__nonprofit double,
  partly_granted__nonprofit double,
  refused__nonprofit double,
  unavailable__nonprofit double,
  rejected__nonprofit double,
  other_outcome__nonprofit double,
  processed_total__nonprofit double,
  carried_out__nonprofit double,
  new_received__legal_service double,
  carried_in__legal_service double,
  granted__legal_service double,
  partly_granted__legal_service double,
  refused__legal_service double,
  unavailable__legal_service double,
  rejected__legal_service double,
  other_outcome__legal_service double,
  processed_total__legal_service double,
  carried_out__legal_service double,
  new_received__other_organisation double,
  carried_in__other_organisation double,
  granted__other_organisation double,
  partly_granted__other_organisation double,
  refused__other_organisation double,
  unavailable__other_organisation double,
  rejected__other_organisation double,
  other_outcome__other_organisation double,
  processed_total__other_organisation double,
  carried_out__other_organisation double,
  refused_state_secret double,
  refused_other_law double,
  refused_security double,
  refused_third_party double,
  refused_internal_affairs double,
  refused_deliberative double,
  refused_enforcement_file double,
  refused_administrative_query double,
  unavailable_not_held double,
  unavailable_needs_creation double,
  unavailable_still_unclear double,
  rejected_petition double,
  rejected_duplicate double,
  rejected_publication double,
  rejected_excessive double,
  rejected_reissue double,
  other_not_corrected double,
  other_fee_unpaid double,
  other_miscellaneous double,
  review_upheld double,
  review_corrected double,
  review_other double,
  review_pending double,
  review_total double,
  litigation_direct_upheld double,
  litigation_direct_corrected double,
  litigation_direct_other double,
  litigation_direct_pending double,
  litigation_direct_total double,
  litigation_after_review_upheld double,
  litigation_after_review_corrected double,
  litigation_after_review_other double,
  litigation_after_review_pending double,
  litigation_after_review_total double,
  regulations_issued double,
  regulations_repealed double,
  regulations_in_force double
);
comment on table report_outcome is 'One row per report: what became of applications by type of applicant, grounds for refusal, review and litigation by outcome, regulations. A figure is null unless every cell it needs is a number.';
comment on column report_outcome.report_id is 'The report (report.report_id).';
comment on column report_outcome.new_received__natural_person is '一、本年新收政府信息公开申请数量, column 自然人.';
comment on column report_outcome.carried_in__natural_person is '二、上年结转政府信息公开申请数量, column 自然人.';
comment on column report_outcome.granted__natural_person is '（一）予以公开, column 自然人.';
comment on column report_outcome.partly_granted__natural_person is '（二）部分公开, column 自然人.';
comment on column report_outcome.refused__natural_person is '（三）不予公开, all eight rows, column 自然人.';
comment on column report_outcome.unavailable__natural_person is '（四）无法提供, all three rows, column 自然人.';
comment on column report_outcome.rejected__natural_person is '（五）不予处理, all five rows, column 自然人.';
comment on column report_outcome.other_outcome__natural_person is '（六）其他处理, one row or all three, column 自然人.';
comment on column report_outcome.processed_total__natural_person is '（七）总计 as printed, column 自然人.';
comment on column report_outcome.carried_out__natural_person is '四、结转下年度继续办理, column 自然人.';
comment on column report_outcome.new_received__commercial is '一、本年新收政府信息公开申请数量, column 商业企业.';
comment on column report_outcome.carried_in__commercial is '二、上年结转政府信息公开申请数量, column 商业企业.';
comment on column report_outcome.granted__commercial is '（一）予以公开, column 商业企业.';
comment on column report_outcome.partly_granted__commercial is '（二）部分公开, column 商业企业.';
comment on column report_outcome.refused__commercial is '（三）不予公开, all eight rows, column 商业企业.';
comment on column report_outcome.unavailable__commercial is '（四）无法提供, all three rows, column 商业企业.';
comment on column report_outcome.rejected__commercial is '（五）不予处理, all five rows, column 商业企业.';
comment on column report_outcome.other_outcome__commercial is '（六）其他处理, one row or all three, column 商业企业.';
comment on column report_outcome.processed_total__commercial is '（七）总计 as printed, column 商业企业.';
comment on column report_outcome.carried_out__commercial is '四、结转下年度继续办理, column 商业企业.';
comment on column report_outcome.new_received__research is '一、本年新收政府信息公开申请数量, column 科研机构.';
comment on column report_outcome.carried_in__research is '二、上年结转政府信息公开申请数量, column 科研机构.';
comment on column report_outcome.granted__research is '（一）予以公开, column 科研机构.';
comment on column report_outcome.partly_granted__research is '（二）部分公开, column 科研机构.';
comment on column report_outcome.refused__research is '（三）不予公开, all eight rows, column 科研机构.';
comment on column report_outcome.unavailable__research is '（四）无法提供, all three rows, column 科研机构.';
comment on column report_outcome.rejected__research is '（五）不予处理, all five rows, column 科研机构.';
comment on column report_outcome.other_outcome__research is '（六）其他处理, one row or all three, column 科研机构.';
comment on column report_outcome.processed_total__research is '（七）总计 as printed, column 科研机构.';
comment on column report_outcome.carried_out__research is '四、结转下年度继续办理, column 科研机构.';
comment on column report_outcome.new_received__nonprofit is '一、本年新收政府信息公开申请数量, column 社会公益组织.';
comment on column report_outcome.carried_in__nonprofit is '二、上年结转政府信息公开申请数量, column 社会公益组织.';
comment on column report_outcome.granted__nonprofit is '（一）予以公开, column 社会公益组织.';
comment on column report_outcome.partly_granted__nonprofit is '（二）部分公开, column 社会公益组织.';
comment on column report_outcome.refused__nonprofit is '（三）不予公开, all eight rows, column 社会公益组织.';
comment on column report_outcome.unavailable__nonprofit is '（四）无法提供, all three rows, column 社会公益组织.';
comment on column report_outcome.rejected__nonprofit is '（五）不予处理, all five rows, column 社会公益组织.';
comment on column report_outcome.other_outcome__nonprofit is '（六）其他处理, one row or all three, column 社会公益组织.';
comment on column report_outcome.processed_total__nonprofit is '（七）总计 as printed, column 社会公益组织.';
comment on column report_outcome.carried_out__nonprofit is '四、结转下年度继续办理, column 社会公益组织.';
comment on column report_outcome.new_received__legal_service is '一、本年新收政府信息公开申请数量, column 法律服务机构.';
comment on column report_outcome.carried_in__legal_service is '二、上年结转政府信息公开申请数量, column 法律服务机构.';
comment on column report_outcome.granted__legal_service is '（一）予以公开, column 法律服务机构.';
comment on column report_outcome.partly_granted__legal_service is '（二）部分公开, column 法律服务机构.';
comment on column report_outcome.refused__legal_service is '（三）不予公开, all eight rows, column 法律服务机构.';
comment on column report_outcome.unavailable__legal_service is '（四）无法提供, all three rows, column 法律服务机构.';
comment on column report_outcome.rejected__legal_service is '（五）不予处理, all five rows, column 法律服务机构.';
comment on column report_outcome.other_outcome__legal_service is '（六）其他处理, one row or all three, column 法律服务机构.';
comment on column report_outcome.processed_total__legal_service is '（七）总计 as printed, column 法律服务机构.';
comment on column report_outcome.carried_out__legal_service is '四、结转下年度继续办理, column 法律服务机构.';
comment on column report_outcome.new_received__other_organisation is '一、本年新收政府信息公开申请数量, column 其他.';
comment on column report_outcome.carried_in__other_organisation is '二、上年结转政府信息公开申请数量, column 其他.';
comment on column report_outcome.granted__other_organisation is '（一）予以公开, column 其他.';
comment on column report_outcome.partly_granted__other_organisation is '（二）部分公开, column 其他.';
comment on column report_outcome.refused__other_organisation is '（三）不予公开, all eight rows, column 其他.';
comment on column report_outcome.unavailable__other_organisation is '（四）无法提供, all three rows, column 其他.';
comment on column report_outcome.rejected__other_organisation is '（五）不予处理, all five rows, column 其他.';
comment on column report_outcome.other_outcome__other_organisation is '（六）其他处理, one row or all three, column 其他.';
comment on column report_outcome.processed_total__other_organisation is '（七）总计 as printed, column 其他.';
comment on column report_outcome.carried_out__other_organisation is '四、结转下年度继续办理, column 其他.';
comment on column report_outcome.refused_state_secret is '1.属于国家秘密, column 总计.';
comment on column report_outcome.refused_other_law is '2.其他法律行政法规禁止公开, column 总计.';
comment on column report_outcome.refused_security is '3.危及“三安全一稳定”, column 总计.';
comment on column report_outcome.refused_third_party is '4.保护第三方合法权益, column 总计.';
comment on column report_outcome.refused_internal_affairs is '5.属于三类内部事务信息, column 总计.';
comment on column report_outcome.refused_deliberative is '6.属于四类过程性信息, column 总计.';
comment on column report_outcome.refused_enforcement_file is '7.属于行政执法案卷, column 总计.';
comment on column report_outcome.refused_administrative_query is '8.属于行政查询事项, column 总计.';
comment on column report_outcome.unavailable_not_held is '1.本机关不掌握相关政府信息, column 总计.';
comment on column report_outcome.unavailable_needs_creation is '2.没有现成信息需要另行制作, column 总计.';
comment on column report_outcome.unavailable_still_unclear is '3.补正后申请内容仍不明确, column 总计.';
comment on column report_outcome.rejected_petition is '1.信访举报投诉类申请, column 总计.';
comment on column report_outcome.rejected_duplicate is '2.重复申请, column 总计.';
comment on column report_outcome.rejected_publication is '3.要求提供公开出版物, column 总计.';
comment on column report_outcome.rejected_excessive is '4.无正当理由大量反复申请, column 总计.';
comment on column report_outcome.rejected_reissue is '5.要求行政机关确认或重新出具已获取信息, column 总计.';
comment on column report_outcome.other_not_corrected is '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请, column 总计.';
comment on column report_outcome.other_fee_unpaid is '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请, column 总计.';
comment on column report_outcome.other_miscellaneous is '3.其他, column 总计.';
comment on column report_outcome.review_upheld is '行政复议, 结果维持.';
comment on column report_outcome.review_corrected is '行政复议, 结果纠正.';
comment on column report_outcome.review_other is '行政复议, 其他结果.';
comment on column report_outcome.review_pending is '行政复议, 尚未审结.';
comment on column report_outcome.review_total is '行政复议, 总计.';
comment on column report_outcome.litigation_direct_upheld is '未经复议直接起诉, 结果维持.';
comment on column report_outcome.litigation_direct_corrected is '未经复议直接起诉, 结果纠正.';
comment on column report_outcome.litigation_direct_other is '未经复议直接起诉, 其他结果.';
comment on column report_outcome.litigation_direct_pending is '未经复议直接起诉, 尚未审结.';
comment on column report_outcome.litigation_direct_total is '未经复议直接起诉, 总计.';
comment on column report_outcome.litigation_after_review_upheld is '复议后起诉, 结果维持.';
comment on column report_outcome.litigation_after_review_corrected is '复议后起诉, 结果纠正.';
comment on column report_outcome.litigation_after_review_other is '复议后起诉, 其他结果.';
comment on column report_outcome.litigation_after_review_pending is '复议后起诉, 尚未审结.';
comment on column report_outcome.litigation_after_review_total is '复议后起诉, 总计.';
comment on column report_outcome.regulations_issued is '规章, 本年制发件数.';
comment on column report_outcome.regulations_repealed is '规章, 本年废止件数.';
comment on column report_outcome.regulations_in_force is '规章, 现行有效件数.';
