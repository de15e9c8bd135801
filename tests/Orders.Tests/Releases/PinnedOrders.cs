using System.Diagnostics;

namespace Evolution.Orders.Tests.Releases;

/// <summary>Orders as its pipeline builds it: against the package of release 1.4.0, from a folder feed.</summary>
public sealed class PinnedOrders : IAsyncLifetime
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    static readonly string Root = FindRoot();

    readonly string folder = Directory.CreateTempSubdirectory("pinned-orders-").FullName;

    // A version of its own, since restored packages are kept for all of this machine.
    readonly string version = $"1.4.0-test.{Guid.NewGuid():n}";

    /// <summary>The built service.</summary>
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
        var restored = Path.Combine(packages, "evolution.contracts", version);
        if (Directory.Exists(restored)) Directory.Delete(restored, recursive: true);
        return ValueTask.CompletedTask;
    }

    static async Task DotNetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v", "quiet", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"]) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var build = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var output = Task.WhenAll(build.StandardOutput.ReadToEndAsync(limit.Token), build.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await build.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {arguments[0]} {arguments[1]} did not end within {Limit.TotalSeconds:0} s.");
        }
        build.ExitCode.ShouldBe(0, string.Concat(await output));
    }

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Evolution.sln"))) return at.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Evolution.sln.");
    }
}
