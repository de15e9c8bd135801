namespace Evolution.Evo.Tests.Terminal;

/// <summary>The approved terminal output for <see cref="SampleComparison.Phases"/> with two repeats.</summary>
static class ApprovedText
{
    public static readonly string AllPhases = """

        Benefits and costs of each phase
        A request is good if the expected response arrives within 500 ms. An accepted order must also be
        confirmed eventually. Unaffected is the share of good requests during the fault among those that do
        not target the faulted service. "All" counts every request. The seconds are the recovery time.

                             phase 0             phase 1             phase 2             phase 3
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          hang-service       6% (4–8) down       98% (97–100) well   98% (97–100) well   99% (99–100) well
                             all 5%, not         all 85%, 0.4 s      all 85%, 0.4 s      all 86%, 0.4 s
                             recovered
          kill-service       64% (62–66) hurt    68% (66–70) hurt    73% (71–75) hurt    100% well
                             all 42%, 0.9 s      all 45%, 0.9 s      all 48%, 0.9 s      all 66%, 0.9 s
          kill-database      4% (2–6) down       4% (2–6) down       74% (72–76) hurt    98% (97–100) well
                             all 3%, 1.4 s       all 3%, 1.4 s       all 49%, 1.4 s      all 65%, 1.4 s
          deploy             33% (31–35) down    32% (30–34) down    97% (95–99) well    100% well
                             all 22%, 1.9 s      all 22%, 1.9 s      all 64%, 1.9 s      all 66%, 1.9 s
          break-contract     45% (43–47) down    100% well           99% (99–100) well   100% well
                             all 30%, 2.4 s      all 66%, 2.4 s      all 65%, 2.4 s      all 66%, 2.4 s
          kill-broker        –                   –                   –                   90% (88–92) hurt
                                                                                         all 90%, 2.9 s

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
          CONTRADICTED   Phase 1 brings 80% of the benefit.   It brings 43%: independence is 30% in phase
                                                              0, 60% in phase 1 and 99% in phase 3.
          HOLDS          Phase 1 takes 20% of the effort.     It takes 21% of what phase 3 adds: aspects
                                                              changed 43%, servers 40%, deployment units
                                                              0%, processes 15%, memory 7%.


        The plan's expectations

          verdict       expected                                   measured
        ────────────────────────────────────────────────────────────────────────────────────────────────────
          HOLDS         A circuit breaker and timeouts (phase 1)   hang-service: 6% (4–8) unaffected in
                        protect the callers of a service that      phase 0, 98% (97–100) in phase 1.
                        hangs.
          HOLDS         Versioned contracts (phase 1) allow a      break-contract: 45% (43–47) unaffected
                        service to move to the next release        in phase 0, 100% in phase 1.
                        before its callers do.
          HOLDS         A separate database server (phase 2)       kill-database: 4% (2–6) unaffected in
                        limits a database outage to one service.   phase 1, 74% (72–76) in phase 2.
          HOLDS         A separate deployment unit (phase 2)       deploy: 32% (30–34) unaffected in phase
                        lets a service be deployed                 1, 97% (95–99) in phase 2.
                        independently.
          HOLDS         Messages (phase 3) let orders be           kill-service: 73% (71–75) unaffected in
                        accepted while a service is down.          phase 2, 100% in phase 3.
          HOLDS         The distributed monolith starts faster     ready: 4.25 s in phase 0, 12 s in phase
                        than microservices.                        3.
          HOLDS         The distributed monolith needs less        memory: 702 MiB in phase 0, 1,290 MiB
                        memory than microservices.                 in phase 3.
          HOLDS         One JOIN is faster than composing three    p50 at 10,000 orders: 21.3 ms in phase
                        services' responses.                       0, 187 ms in phase 2.
          HOLDS         A projection is faster than a JOIN.        p50 at 10,000 orders: 1.4 ms in phase
                                                                   3, 21.3 ms in phase 0.
          NOT DECIDED   A transaction serves more orders than      capacity (orders) has no value in phase
                        compensation over HTTP.                    2: not reached.
          HOLDS         A shared transaction leaves no             0 of 8 orders were inconsistent right
                        inconsistent orders after a crash.         after the crash.
          HOLDS         Inconsistent orders in phase 2 are         6 of 8 orders were inconsistent right
                        repaired within 30 s.                      after the crash, 0 later.
          HOLDS         Inconsistent orders in phase 3 are         6 of 8 orders were inconsistent right
                        repaired within 30 s.                      after the crash, 0 later.


        full run at 200 requests/s, seed 1, each topology 2 times; windows of 3 s before and 10 s during a
        fault. Stores run as processes. 8 processors, Debian GNU/Linux 12, .NET 10.0.1, load average 0.40
        before.

        """.ReplaceLineEndings("\n");
}
