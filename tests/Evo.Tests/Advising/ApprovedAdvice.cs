namespace Evolution.Evo.Tests.Advising;

/// <summary>The approved text output of <c>evo advise</c>.</summary>
static class ApprovedAdvice
{
    public static readonly string Enough = """

        Is a distributed monolith enough?

          condition                   value   enough while
        ──────────────────────────────────────────────────────────
          people in the team          4       below 5        met
          requests per second         300     below 1,000    met
          deploys per day             0.5     below 5        met
          one server handles it       yes     yes            met
          needs independent scaling   no      no             met

        It is enough: all conditions are met.

        To see the effect of hardening alone, run: ./evo compare --phases 0,1

        """.ReplaceLineEndings("\n");

    public static readonly string NotEnoughWithResults = """

        Is a distributed monolith enough?

          condition                   value   enough while
        ──────────────────────────────────────────────────────────────
          people in the team          4       below 5        met
          requests per second         500     below 1,000    met
          deploys per day             5       below 5        NOT MET
          one server handles it       no      yes            NOT MET
          needs independent scaling   no      no             met

        one-server is no, as measured: with everything on one machine, phase 0 sustained 410 orders/s
        (results of 2026-05-04, full run, stores run as processes, 8 processors), too few for 500 requests/s
        if each is an order. To override, set --one-server.
        It is not enough: 2 of 5 conditions are not met. Phase 2 addresses them.

        Remedies

          condition               phase   reason
        ────────────────────────────────────────────────────────────────────────────────────────────────
          deploys per day         2       each service is deployed without the others
          one server handles it   2       caches, databases and units can each run on their own server


        From phase 0 to phase 2
         1.  Give each service its own cache (phase 1, caches=per-service)
         2.  Version the shared package so that two versions work side by side (phase 1, contracts=semver)
         3.  Add timeouts, retries of safe calls and circuit breakers to the calls between services (phase
             1, breaker=circuit-breaker)
         4.  Give each service its own database server, and replace the shared transaction with compensation
             (phase 2, databases=per-service)
         5.  Check each service against its API contracts (phase 2, contracts=api-contracts)
         6.  Make each service its own deployment unit (phase 2, deployment=unit-per-service)

        Effort. Measured (results of 2026-05-04, full run, stores run as processes, 8 processors): servers 2
        to 6, deployment units 1 to 5, processes 14 to 24, memory 702 MiB to 1,014 MiB, 76% of what phase 3
        adds.
        Effect. Measured (results of 2026-05-04, full run, stores run as processes, 8 processors):
        independence 28% to 87% (+58 points, 82% of what phase 3 gains).

        To try it, run: ./evo run --phase 2

        """.ReplaceLineEndings("\n");
}
