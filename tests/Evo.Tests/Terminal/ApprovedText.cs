namespace Evolution.Evo.Tests.Terminal;

/// <summary>The approved terminal output for <see cref="SampleComparison.Phases"/> with two rounds.</summary>
static class ApprovedText
{
    public static readonly string AllPhases = """

        Benefits and costs of each phase
        A request is good if the expected response arrives within 500 ms. An accepted order must also be
        confirmed eventually. Unaffected is the share of good requests during the fault among those that do
        not target the faulted service; each service has the same weight. "All" counts every service. The
        seconds are the recovery time.

                             phase 0             phase 1             phase 2             phase 3
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          hang-service       6% (4–8) down       98% (97–100) well   98% (97–100) well   99% (99–100) well
                             all 5%, not         all 66%, 0.4 s      all 66%, 0.4 s      all 67%, 0.4 s
                             recovered
          kill-service       64% (62–66)         68% (66–70)         73% (71–75)         100% well
                             degraded, all       degraded, all       degraded, all       all 67%, 0.9 s
                             43%, 0.9 s          46%, 0.9 s          49%, 0.9 s
          kill-database      4% (2–6) down       4% (2–6) down       74% (72–76)         98% (97–100) well
                             all 3%, 1.4 s       all 3%, 1.4 s       degraded, all       all 66%, 1.4 s
                                                                     50%, 1.4 s
          deploy             33% (31–35) down    32% (30–34) down    97% (95–99) well    100% well
                             all 23%, 1.9 s      all 22%, 1.9 s      all 65%, 1.9 s      all 67%, 1.9 s
          break-contract     45% (43–47) down    100% well           99% (99–100) well   100% well
                             all 31%, 2.4 s      all 67%, 2.4 s      all 67%, 2.4 s      all 67%, 2.4 s
          kill-broker        –                   –                   –                   90% (88–92)
                                                                                         degraded, all
                                                                                         90%, 2.9 s

          crash-mid-order    none inconsistent   none inconsistent   6 of 8              6 of 8
                             well                well                inconsistent        inconsistent
                                                                     repaired, none      repaired, none
                                                                     remaining           remaining

          start-up           4.25 s (4.2–4.3)    4.75 s (4.7–4.8)    6.35 s (6.3–6.4)    12 s (11.9–12)
          ready
          footprint          702 MiB             741 MiB             1,014 MiB           1,290 MiB
          memory
          capacity           410/s               395/s               not reached         620/s
          orders
          sales-report       21.3 ms             21.9 ms             187 ms              1.4 ms
          p50 at 10,000
          orders

        – kill-broker, phase 0, phase 1, phase 2: There is no broker: orders are sent over HTTP.

        Independence
        Independence is the mean of unaffected over the experiments that were done on every topology:
        hang-service, kill-service, kill-database, deploy, break-contract.

          topology   independence   vs. first
        ────────────────────────────────────────
          phase 0    30% (28–32)
          phase 1    60% (59–62)    +30 points
          phase 2    88% (87–90)    +58 points
          phase 3    99% (99–100)   +69 points


        The plan's claims

          verdict        expected                             measured
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          CONTRADICTED   Phase 1 brings 80% of the benefit.   It brings 43% (40% to 50%): independence is
                                                              30% in phase 0, 60% in phase 1 and 99% in
                                                              phase 3.
          HOLDS          Phase 1 takes 20% of the effort.     It takes 21% of what phase 3 adds: aspects
                                                              changed 43%, servers 40%, deployment units
                                                              0%, processes 15%, memory 7%.


        The plan's expectations

          verdict        expected                                  measured
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          HOLDS          A circuit breaker and timeouts (phase     unaffected requests in hang-service: 6%
                         1) protect the callers of a service       (4–8) in phase 0, 98% (97–100) in phase
                         that hangs.                               1. +92 points (+87 to +97).
          HOLDS          Versioned contracts (phase 1) allow a     unaffected requests in break-contract:
                         service to move to the next release       45% (43–47) in phase 0, 100% in phase
                         before its callers do.                    1. +55 points (+33 to +77).
          HOLDS          A separate database server (phase 2)      unaffected requests in kill-database:
                         limits a database outage to one           4% (2–6) in phase 1, 74% (72–76) in
                         service.                                  phase 2. +70 points (+70 to +70).
          HOLDS          A separate deployment unit (phase 2)      unaffected requests in deploy: 32%
                         lets a service be deployed                (30–34) in phase 1, 97% (95–99) in
                         independently.                            phase 2. +65 points (+65 to +65).
          INCONCLUSIVE   Messages (phase 3) let orders be          unaffected requests in kill-service:
                         accepted while a service is down.         73% (71–75) in phase 2, 100% in phase
                                                                   3. +27 points (+1 to +53).
          HOLDS          The distributed monolith starts faster    ready in start-up: 4.25 s in phase 0,
                         than microservices.                       12 s in phase 3. +181% (+155% to
                                                                   +210%).
          HOLDS          The distributed monolith needs less       memory in footprint: 702 MiB in phase
                         memory than microservices.                0, 1,290 MiB in phase 3. +84% (+84% to
                                                                   +84%).
          HOLDS          One JOIN is faster than composing three   p50 at 10,000 orders in sales-report:
                         services' responses.                      21.3 ms in phase 0, 187 ms in phase 2.
                                                                   +778% (+778% to +778%).
          HOLDS          A projection is faster than a JOIN.       p50 at 10,000 orders in sales-report:
                                                                   21.3 ms in phase 0, 1.4 ms in phase 3.
                                                                   +1421% (+1421% to +1421%).
          INCONCLUSIVE   A transaction serves more orders than     The orders in capacity were not
                         compensation over HTTP.                   measured in phase 2: not reached.
          HOLDS          A shared transaction leaves no            0 of 8 orders were inconsistent right
                         inconsistent orders after a crash.        after the crash.
          HOLDS          Inconsistent orders in phase 2 are        6 of 8 orders were inconsistent right
                         repaired within 30 s.                     after the crash, 0 later.
          HOLDS          Inconsistent orders in phase 3 are        6 of 8 orders were inconsistent right
                         repaired within 30 s.                     after the crash, 0 later.

        Exploratory: 2 rounds, each verdict at 95% confidence. With many expectations, some verdicts may be
        wrong.

        full run at 200 requests/s, seed 1, each topology 2 times; windows of 3 s before and at least 10 s
        during a fault. Stores run as processes. 8 processors, Debian GNU/Linux 12, .NET 10.0.1, load
        average 0.40 before.

        """.ReplaceLineEndings("\n");
}
