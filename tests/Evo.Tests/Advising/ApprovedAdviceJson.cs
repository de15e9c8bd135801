namespace Evolution.Evo.Tests.Advising;

/// <summary>The approved output of <c>evo advise --format json</c>.</summary>
static class ApprovedAdviceJson
{
    public static readonly string Enough = """
        {
          "enough": true,
          "conditions": [
            {
              "id": "team",
              "value": 4,
              "limit": 5,
              "holds": true
            },
            {
              "id": "requests-per-second",
              "value": 300,
              "limit": 1000,
              "holds": true
            },
            {
              "id": "deploys-per-day",
              "value": 0.5,
              "limit": 5,
              "holds": true
            },
            {
              "id": "one-server",
              "value": true,
              "limit": true,
              "holds": true
            },
            {
              "id": "independent-scaling",
              "value": false,
              "limit": false,
              "holds": true
            }
          ],
          "next": null
        }

        """.ReplaceLineEndings("\n");

    public static readonly string NotEnough = """
        {
          "enough": false,
          "conditions": [
            {
              "id": "team",
              "value": 4,
              "limit": 5,
              "holds": true
            },
            {
              "id": "requests-per-second",
              "value": 300,
              "limit": 1000,
              "holds": true
            },
            {
              "id": "deploys-per-day",
              "value": 5,
              "limit": 5,
              "holds": false
            },
            {
              "id": "one-server",
              "value": true,
              "limit": true,
              "holds": true
            },
            {
              "id": "independent-scaling",
              "value": false,
              "limit": false,
              "holds": true
            }
          ],
          "next": {
            "phase": 2,
            "steps": [
              "Give each service its own cache (phase 1, caches=per-service)",
              "Version the shared package so that two versions work side by side (phase 1, contracts=semver)",
              "Add timeouts, retries of safe calls and circuit breakers to the calls between services (phase 1, breaker=circuit-breaker)",
              "Give each service its own database server, and replace the shared transaction with compensation (phase 2, databases=per-service)",
              "Check each service against its API contracts (phase 2, contracts=api-contracts)",
              "Make each service its own deployment unit (phase 2, deployment=unit-per-service)"
            ],
            "effort": "Claimed, not measured: 20% of the total effort for phase 1. No figure is claimed for phase 2.",
            "effect": "Claimed, not measured: 80% of the benefit for phase 1. No figure is claimed for phase 2."
          }
        }

        """.ReplaceLineEndings("\n");
}
