using System.Diagnostics;

namespace Evolution.Testing;

/// <summary>Runs <c>dotnet build</c> and <c>dotnet pack</c> within tests.</summary>
public static class DotNetBuild
{
    // What `evo test` names its compiler server by (Lab/Testing/CompilerServer.cs).
    const string CompilerServer = "EVOLUTION_COMPILER_SERVER";
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>The root of this repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs one, by the compiler server of <c>evo test</c> where there is one, and leaves no process of its own behind.</summary>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="arguments">What to build, and how.</param>
    /// <returns>Its exit code and all that it wrote.</returns>
    /// <exception cref="TimeoutException">It took longer than four minutes.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var server = Environment.GetEnvironmentVariable(CompilerServer);
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v", "quiet", "-nologo", "-nodeReuse:false", .. Compilation(server)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
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
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes:0} minutes.");
        }
        return (build.ExitCode, string.Join('\n', await output));
    }

    static string[] Compilation(string? server) => server is null ? ["-p:UseSharedCompilation=false"] : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={server}"];

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Evolution.sln"))) return at.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Evolution.sln.");
    }
}
