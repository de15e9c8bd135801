using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders' clients of other services, registered as in Orders, which call a stub.</summary>
sealed class Callers(WebApplication app) : IAsyncDisposable
{
    public InventoryClient Inventory => app.Services.GetRequiredService<InventoryClient>();

    public PaymentsClient Payments => app.Services.GetRequiredService<PaymentsClient>();

    /// <summary>Builds the clients.</summary>
    /// <param name="address">The address of the stub for both services.</param>
    /// <param name="release">The release of the contracts that Orders uses.</param>
    public static Callers Of(string address, int release)
    {
        var builder = WebApplication.CreateSlimBuilder(["--INVENTORY_URL", address, "--PAYMENTS_URL", address, "--Contracts:Release", $"{release}", "--Remote:Breaker", "None"]);
        builder.AddContractVersions();
        builder.AddRemoteService<InventoryClient>("inventory");
        builder.AddRemoteService<PaymentsClient>("payments");
        return new(builder.Build());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
