namespace Evolution.Evo.Tests.Advising;

/// <summary>What <c>evo advise</c> answers people, as a person found it right and readable.</summary>
static class ApprovedAdvice
{
    public static readonly string Enough = """

        Is a distributed monolith enough?

          condition                     yours   enough while
        ──────────────────────────────────────────────────────────────
          people in the team            4       below 5        holds
          requests a second             300     below 1,000    holds
          deploys a day                 0.5     below 5        holds
          one server handles it         yes     yes            holds
          a part must scale by itself   no      no             holds

        It is enough: all conditions hold.

        Next, to see what hardening alone would bring: ./evo compare --phases 0,1

        """.ReplaceLineEndings("\n");

    public static readonly string NotEnoughAsMeasured = """

        Is a distributed monolith enough?

          condition                     yours   enough while
        ───────────────────────────────────────────────────────────────
          people in the team            4       below 5        holds
          requests a second             500     below 1,000    holds
          deploys a day                 5       below 5        BROKEN
          one server handles it         no      yes            BROKEN
          a part must scale by itself   no      no             holds

        one-server is no by measurement: with everything on one machine, phase 0 served 410 orders/s well
        (results of 2026-05-04, full run, stores as processes, 8 processors), too few for 500 requests/s if
        each is an order. --one-server decides otherwise.
        It is not enough: 2 of 5 conditions are broken. Phase 2 answers them.

        What answers what is broken

          condition               phase   why
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          deploys a day           2       a unit per service is deployed without the others
          one server handles it   2       caches, databases and units of their own can each be put on a
                                          server of its own


        From phase 0 to phase 2
         1.  Give each service a cache of its own (phase 1, caches=per-service)
         2.  Version the shared package, so that two releases are spoken side by side (phase 1,
             contracts=semver)
         3.  Put time limits, retries of safe calls and circuit breakers around the calls between services
             (phase 1, breaker=circuit-breaker)
         4.  Give each service a database server of its own, and undo with compensation what one transaction
             did (phase 2, databases=per-service)
         5.  Check each service against the contracts of its API (phase 2, contracts=api-contracts)
         6.  Make each service a deployment unit of its own (phase 2, deployment=unit-per-service)

        Effort. Measured (results of 2026-05-04, full run, stores as processes, 8 processors): servers 2 to
        6, deployment units 1 to 5, processes 14 to 24, memory 702 MiB to 1,014 MiB, 76 % of what phase 3
        adds.
        Effect. Measured (results of 2026-05-04, full run, stores as processes, 8 processors): independence
        28 % to 87 % (+58 points, 82 % of what phase 3 gains).

        Next, to see it at work: ./evo run --phase 2

        """.ReplaceLineEndings("\n");
}
