using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Stores;

/// <summary>A service with stores, whose schema is named probe.</summary>
static class Probe
{
    public static Task<PlainService> StartAsync(string database, string cache, params (string Name, string Value)[] more) =>
        PlainService.StartAsync([("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), .. more], builder => builder.AddStores("probe"));

    public static Task MigratedAsync(this PlainService service) =>
        service.Services.GetRequiredService<MigrationService>().Completed.LimitAsync("the schema is up to date");
}
