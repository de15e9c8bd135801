using Evolution.ServiceDefaults.WarmUp;

namespace Evolution.Gateway;

/// <summary>Warms up the forwarding to each service.</summary>
static class GatewayWarmUp
{
    public static void AddGatewayWarmUp(this WebApplicationBuilder builder)
    {
        foreach (var path in (string[])["products/1", $"orders/{Guid.Empty}", $"charges/{Guid.Empty}"])
        {
            builder.AddWarmUp(async (_, http, cancellationToken) =>
            {
                using var response = await http.GetAsync(path, cancellationToken);
            });
        }
    }
}
