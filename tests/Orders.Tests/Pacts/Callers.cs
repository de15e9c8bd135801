using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Pacts;

/// <summary>Orders' own clients, as Orders registers them, in front of somebody who stands in for the others.</summary>
sealed class Callers(WebApplication app) : IAsyncDisposable
{
    public InventoryClient Inventory => app.Services.GetRequiredService<InventoryClient>();

    public PaymentsClient Payments => app.Services.GetRequiredService<PaymentsClient>();

    /// <summary>Builds them.</summary>
    /// <param name="address">Where the others are taken to be.</param>
    /// <param name="release">The release of the contracts that Orders speaks.</param>
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
