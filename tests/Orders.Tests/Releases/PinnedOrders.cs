namespace Evolution.Orders.Tests.Releases;

/// <summary>Orders, built as in its pipeline against the package of release 1.4.0, from a folder feed.</summary>
public sealed class PinnedOrders : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("pinned-orders-").FullName;

    // A unique version, since the global packages folder is shared by all builds on this machine.
    readonly string version = $"1.4.0-test.{Guid.NewGuid():n}";

    /// <summary>The path of the built service.</summary>
    public string Assembly => Path.Combine(folder, "bin", "Orders", "debug", "Orders.dll");

    public async ValueTask InitializeAsync()
    {
        var feed = Path.Combine(folder, "feed");
        await DotNetAsync("pack", "Contracts", "-p:ContractsRelease=1", $"-p:PackageVersion={version}", "--artifacts-path", Path.Combine(folder, "package"), "-o", feed);
        await DotNetAsync("build", Path.Combine("Services", "Orders"), $"-p:ContractsVersion={version}", $"-p:ContractsFeed={feed}", "-p:Precompile=false", "-p:RunAnalyzers=false", "--artifacts-path", folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var restoredPackage = Path.Combine(packages, "evolution.contracts", version);
        if (Directory.Exists(restoredPackage)) Directory.Delete(restoredPackage, recursive: true);
        return ValueTask.CompletedTask;
    }

    static async Task DotNetAsync(params string[] arguments)
    {
        var (exitCode, output) = await DotNetBuild.RunAsync(DotNetBuild.Root, arguments);
        exitCode.ShouldBe(0, output);
    }
}
