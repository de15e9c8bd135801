using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Stores;

/// <summary>Starts services with stores and a schema named probe.</summary>
static class StoreServiceStarter
{
    public static Task<TestService> StartAsync(string database, string cache, params (string Name, string Value)[] additionalSettings) =>
        TestService.StartAsync([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), .. additionalSettings], builder => builder.AddStores("probe"));

    public static Task WaitUntilMigratedAsync(this TestService service) =>
        service.Services.GetRequiredService<MigrationService>().Completed.WithTimeoutAsync("the schema is up to date");
}
