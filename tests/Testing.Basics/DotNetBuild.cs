using System.Diagnostics;

namespace Evolution.Testing;

/// <summary>Runs <c>dotnet build</c> and <c>dotnet pack</c> within tests.</summary>
public static class DotNetBuild
{
    // The variable in which `evo test` passes the name of its compiler server (Lab/Testing/CompilerServer.cs).
    const string CompilerServerVariable = "EVOLUTION_COMPILER_SERVER";
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    /// <summary>The root of this repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs a build with the compiler server of <c>evo test</c> if there is one, and leaves no process behind.</summary>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="arguments">The command and arguments of <c>dotnet</c>.</param>
    /// <returns>The exit code and the output.</returns>
    /// <exception cref="TimeoutException">The build took longer than four minutes.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var server = Environment.GetEnvironmentVariable(CompilerServerVariable);
        var startInfo = new ProcessStartInfo("dotnet", [.. arguments, "-v", "quiet", "-nologo", "-nodeReuse:false", .. GetCompilerArguments(server)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var build = Process.Start(startInfo)!;
        using var timeout = new CancellationTokenSource(Timeout);
        var output = Task.WhenAll(build.StandardOutput.ReadToEndAsync(timeout.Token), build.StandardError.ReadToEndAsync(timeout.Token));
        try
        {
            await build.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not exit within {Timeout.TotalMinutes:0} minutes.");
        }
        return (build.ExitCode, string.Join('\n', await output));
    }

    static string[] GetCompilerArguments(string? server) => server is null ? ["-p:UseSharedCompilation=false"] : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={server}"];

    static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Evolution.sln"))) return directory.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains Evolution.sln.");
    }
}
