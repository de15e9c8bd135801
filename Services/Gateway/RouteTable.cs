namespace Evolution.Gateway;

/// <summary>The paths that each service serves. The Gateway offers one address for all services and only forwards: it makes no calls of its own.</summary>
static class RouteTable
{
    public static readonly IReadOnlyDictionary<string, string[]> Paths = new Dictionary<string, string[]>
    {
        ["orders"] = ["/orders", "/reports"],
        ["inventory"] = ["/products", "/v1/products", "/v2/products", "/stock", "/reservations"],
        ["payments"] = ["/authorizations", "/charges"],
    };
}
