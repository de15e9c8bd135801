using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments.Faults;

/// <summary>Kills the PostgreSQL server of a service.</summary>
public sealed class KillDatabase() : KillStore("postgres"), IExperimentFault
{
    public string Name => "kill-database";
    public string Question => "How far does an outage reach?";
    public string Procedure => "Inventory's PostgreSQL server is killed, and started again after the window.";
    public int Order => 60;
    public string Circumstance => "With Inventory's PostgreSQL server killed";

    public IReadOnlyList<IExpectation> Expectations => [new ShareExpectation("A database server of its own (phase 2) lets a service's database die alone.", Name, 1, 2)];
}
