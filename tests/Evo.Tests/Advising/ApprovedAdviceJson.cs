namespace Evolution.Evo.Tests.Advising;

/// <summary>What <c>evo advise --format json</c> answers programs.</summary>
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
              "Give each service a cache of its own (phase 1, caches=per-service)",
              "Version the shared package, so that two releases are spoken side by side (phase 1, contracts=semver)",
              "Put time limits, retries of safe calls and circuit breakers around the calls between services (phase 1, breaker=circuit-breaker)",
              "Give each service a database server of its own, and undo with compensation what one transaction did (phase 2, databases=per-service)",
              "Check each service against the contracts of its API (phase 2, contracts=api-contracts)",
              "Make each service a deployment unit of its own (phase 2, deployment=unit-per-service)"
            ],
            "effort": "Claimed, not measured: low for phase 1 on the way, 20 % of all. No figure is claimed for phase 2.",
            "effect": "Claimed, not measured: phase 1 on the way brings 80 % of the benefit. No figure is claimed for phase 2."
          }
        }

        """.ReplaceLineEndings("\n");
}
