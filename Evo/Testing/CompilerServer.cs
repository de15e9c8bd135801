using System.Runtime.InteropServices;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Testing;

/// <summary>
/// A compiler server for one build, so that the compiler is loaded and JIT-compiled only once. Compiling the first project starts the
/// server. Its pipe has a unique name, so that other builds do not use it, and shutting it down does not stop other servers.
/// Only builds in the tests of <c>evo test</c> use the server of <c>evo test</c>.
/// </summary>
sealed class CompilerServer : IAsyncDisposable
{
    const string PipeVariable = "EVOLUTION_COMPILER_SERVER";
    static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(30);

    readonly Repository repository;
    readonly Action<string> report;
    readonly string pipe;
    readonly bool isShared;

    /// <summary>Creates a server for this build only.</summary>
    /// <param name="repository">The repository whose SDK contains the compiler.</param>
    /// <param name="report">Called with a message if the server does not shut down.</param>
    // The name is short, because macOS limits the path of the pipe to 104 characters.
    public CompilerServer(Repository repository, Action<string> report) : this(repository, report, $"evo-{Guid.NewGuid().ToString("n")[..12]}", isShared: false)
    {
    }

    CompilerServer(Repository repository, Action<string> report, string pipe, bool isShared) => (this.repository, this.report, this.pipe, this.isShared) = (repository, report, pipe, isShared);

    /// <summary>Returns the server of <c>evo test</c> if this program runs in one of its tests; otherwise creates a server for this build only.</summary>
    public static CompilerServer Join(Repository repository, Action<string> report) =>
        System.Environment.GetEnvironmentVariable(PipeVariable) is { Length: > 0 } pipe ? new(repository, report, pipe, isShared: true) : new(repository, report);

    /// <summary>The name of the pipe, which is part of the server's command line.</summary>
    public string Pipe => pipe;

    /// <summary>The environment variables that make a build use the server.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = pipe,
    };

    /// <summary>The environment variables that make tests use the server for their builds.</summary>
    public IReadOnlyDictionary<string, string?> TestEnvironment => new Dictionary<string, string?> { [PipeVariable] = pipe };

    /// <summary>Shuts down the server if it was created for this build, and waits until it has exited. <c>dotnet build-server shutdown</c> would only stop the default server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isShared) return;
        try
        {
            var sdk = await DotNetCommand.Create(repository, CommandTimeout, "--version").RunAsync(CancellationToken.None);
            var program = Path.Combine(DotNetRoot, "sdk", sdk.Text.Trim(), "Roslyn", "bincore", "VBCSCompiler.dll");
            var result = await DotNetCommand.Create(repository, CommandTimeout, program, "-shutdown", $"-pipename:{pipe}").RunAsync(CancellationToken.None);
            if (!result.Succeeded) report($"The compiler server did not shut down. It exits after ten idle minutes: {result.Text}");
        }
        catch (TimeoutException exception)
        {
            report($"The compiler server did not shut down. It exits after ten idle minutes: {exception.Message}");
        }
    }

    // The root of the .NET installation that runs this program.
    static string DotNetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
