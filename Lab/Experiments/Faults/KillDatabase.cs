using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the PostgreSQL server of a service.</summary>
public sealed class KillDatabase() : KillStore("postgres"), IExperimentFault
{
    public string Name => "kill-database";
    public string Question => "Which services does a database outage affect?";
    public string Procedure => "Inventory's PostgreSQL server is killed, and restarted after the fault window.";
    public int Order => 60;
    public string ConditionText => "While Inventory's PostgreSQL server was down";

    public IReadOnlyList<Expectation> Expectations => [new("A separate database server (phase 2) limits a database outage to one service.", Metrics.Unaffected(Name), 1, 2)];
}
