package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The firewall stops attacks, not bulk requests, searches or preflights. */
final class FirewallTest {
    private final StackFile stack = StackFile.transformed();
    private final List<Object> rules = list(stack.properties("Firewall").get("Rules"));

    @Test
    void itExistsOnlyWhereAskedFor() {
        for (String type : List.of("WebACL", "WebACLAssociation", "LoggingConfiguration")) {
            stack.ofType("AWS::WAFv2::" + type)
                    .forEach((id, resource) -> assertEquals("HasWaf", resource.get("Condition"), id));
        }
        assertEquals("false", at(stack.root(), "Parameters", "EnableWaf", "Default"));
        assertEquals("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Apiv1Stage}",
                at(stack.properties("FirewallAssociation"), "ResourceArn", "Fn::Sub"));
    }

    @Test
    void theRulesStandInThisOrder() {
        assertEquals(List.of("0 KeyRequired", "1 RatePerAddress", "2 IpReputation", "3 KnownBadInputs", "4 Common"),
                rules.stream().map(rule -> at(rule, "Priority") + " " + at(rule, "Name")).toList());
    }

    @Test
    void freeTextAndLongRequestsAreCountedNotBlocked() {
        Set<Object> counted = new TreeSet<>();
        for (Object override : list(
                at(rules.getLast(), "Statement", "ManagedRuleGroupStatement", "RuleActionOverrides"))) {
            assertEquals(Map.of("Count", Map.of()), at(override, "ActionToUse"));
            counted.add(at(override, "Name"));
        }
        assertEquals(Set.of("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericRFI_BODY", "GenericLFI_BODY",
                "EC2MetaDataSSRF_BODY", "NoUserAgent_HEADER", "SizeRestrictions_QUERYSTRING",
                "CrossSiteScripting_QUERYARGUMENTS", "GenericRFI_QUERYARGUMENTS", "GenericLFI_QUERYARGUMENTS",
                "EC2MetaDataSSRF_QUERYARGUMENTS", "RestrictedExtensions_QUERYARGUMENTS"), counted);
    }

    @Test
    void aRequestWithoutKeyIsBlockedUnlessItIsAPreflight() {
        List<Object> both = list(at(rules.getFirst(), "Statement", "AndStatement", "Statements"));
        assertEquals(Map.of("SingleHeader", Map.of("Name", "x-api-key")),
                at(both.get(0), "NotStatement", "Statement", "SizeConstraintStatement", "FieldToMatch"));
        assertEquals("OPTIONS", at(both.get(1), "NotStatement", "Statement", "ByteMatchStatement", "SearchString"));
    }

    /** A body of the firewall's own would replace the gateway response, and with it the envelope and CORS. */
    @Test
    void whatIsBlockedIsAnsweredByTheGateway() {
        rules.forEach(rule -> assertFalse(rule.toString().contains("CustomResponse"), rule.toString()));
        assertTrue(map(at(stack.properties("Api"), "Body", "x-amazon-apigateway-gateway-responses"))
                .containsKey("WAF_FILTERED"));
    }

    @Test
    void whoKeepsToThePlanNeverMeetsTheRateRule() {
        Object rate = at(rules.get(1), "Statement", "RateBasedStatement");
        int seconds = (Integer) at(rate, "EvaluationWindowSec");
        int plan = (Integer) at(stack.root(), "Parameters", "KeyRateLimit", "Default");
        int burst = (Integer) at(stack.root(), "Parameters", "KeyBurstLimit", "Default");
        assertTrue((Integer) at(rate, "Limit") > plan * seconds + burst);
    }

    @Test
    void itsLogsHoldNoKey() {
        assertEquals(List.of(Map.of("SingleHeader", Map.of("Name", "x-api-key"))),
                stack.properties("FirewallLogging").get("RedactedFields"));
        assertTrue(((String) at(stack.properties("FirewallLogs"), "LogGroupName", "Fn::Sub"))
                .startsWith("aws-waf-logs-"));
        assertFalse(stack.properties("Firewall").toString().contains("SampledRequestsEnabled=true"));
    }
}
