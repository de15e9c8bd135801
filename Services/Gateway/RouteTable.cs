namespace Evolution.Gateway;

/// <summary>Which service answers which path. One address for all is everything that the Gateway does: it calls nobody of its own accord.</summary>
static class RouteTable
{
    public static readonly IReadOnlyDictionary<string, string[]> Paths = new Dictionary<string, string[]>
    {
        ["orders"] = ["/orders", "/reports"],
        ["inventory"] = ["/products", "/v1/products", "/v2/products", "/stock", "/reservations"],
        ["payments"] = ["/authorizations", "/charges"],
    };
}
