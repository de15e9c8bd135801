using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Verdicts;

/// <summary>How a verdict's sentence begins: what was wrong meanwhile.</summary>
static class FaultClause
{
    static readonly Dictionary<string, string> Clauses = new()
    {
        ["kill-service"] = "With Inventory killed",
        ["hang-service"] = "While Payments answered nothing",
        ["slow-service"] = "While Payments took 2 s for every answer",
        ["flood-cache"] = "While Inventory flooded its cache",
        ["hog-database"] = "While Inventory took its database server for itself",
        ["kill-database"] = "With Inventory's PostgreSQL server killed",
        ["kill-cache"] = "With Inventory's Redis killed",
        ["kill-broker"] = "With RabbitMQ killed",
        ["break-contract"] = "While Inventory spoke the next release of the contracts",
        ["deploy"] = "While Inventory's deployment unit was redeployed",
        ["move-service"] = "While Inventory came back at another address",
    };

    public static string Of(IFault fault) => Clauses[fault.Name];

    /// <summary>Whose good requests the verdict counts.</summary>
    public static string Counted(IFault fault) => fault.Hurt is null ? "all requests" : $"the requests that do not go to {Capital(fault.Hurt)}";

    static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
