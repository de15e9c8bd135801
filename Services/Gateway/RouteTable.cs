namespace Evolution.Gateway;

/// <summary>The paths of each service. The Gateway provides one address for all services and only forwards requests.</summary>
static class RouteTable
{
    public static readonly IReadOnlyDictionary<string, string[]> Paths = new Dictionary<string, string[]>
    {
        ["orders"] = ["/orders", "/reports"],
        ["inventory"] = ["/products", "/v1/products", "/v2/products", "/stock", "/reservations"],
        ["payments"] = ["/authorizations", "/charges"],
    };
}
