using System.Runtime.InteropServices;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Testing;

/// <summary>
/// A compiler server for one build: the compiler is loaded and JIT-compiled once, not for every project. The first project that is
/// compiled starts it. Its pipe has a unique name, so that no other build shares it, and shutting it down does not stop other servers.
/// Only the builds within the tests of <c>evo test</c> share the server of <c>evo test</c>.
/// </summary>
sealed class CompilerServer : IAsyncDisposable
{
    const string Variable = "EVOLUTION_COMPILER_SERVER";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly Repository repository;
    readonly Action<string> say;
    readonly string pipe;
    readonly bool isJoined;

    /// <summary>Creates a server that only this build uses.</summary>
    /// <param name="repository">The repository whose SDK has the compiler.</param>
    /// <param name="say">Receives a message if the server does not shut down.</param>
    // The name is short, since macOS limits the path of the pipe to 104 characters.
    public CompilerServer(Repository repository, Action<string> say) : this(repository, say, $"evo-{Guid.NewGuid().ToString("n")[..12]}", isJoined: false)
    {
    }

    CompilerServer(Repository repository, Action<string> say, string pipe, bool isJoined) => (this.repository, this.say, this.pipe, this.isJoined) = (repository, say, pipe, isJoined);

    /// <summary>Joins the server of the <c>evo test</c> that runs this program in one of its tests, and that shuts the server down; otherwise creates a server for this build alone.</summary>
    public static CompilerServer Join(Repository repository, Action<string> say) =>
        System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } pipe ? new(repository, say, pipe, isJoined: true) : new(repository, say);

    /// <summary>The name of the pipe, which is part of the server's command line.</summary>
    public string Pipe => pipe;

    /// <summary>The environment variables that make a build use the server.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = pipe,
    };

    /// <summary>The environment variables that make tests use the server for their builds.</summary>
    public IReadOnlyDictionary<string, string?> TestEnvironment => new Dictionary<string, string?> { [Variable] = pipe };

    /// <summary>Shuts down the server if it was started for this build, and waits until it has ended. <c>dotnet build-server shutdown</c> only stops the common server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isJoined) return;
        try
        {
            var sdk = await DotNetCommand.Create(repository, Limit, "--version").RunAsync(CancellationToken.None);
            var program = Path.Combine(Root, "sdk", sdk.Text.Trim(), "Roslyn", "bincore", "VBCSCompiler.dll");
            var ended = await DotNetCommand.Create(repository, Limit, program, "-shutdown", $"-pipename:{pipe}").RunAsync(CancellationToken.None);
            if (!ended.Succeeded) say($"The compiler server did not end and will do so after ten minutes without work: {ended.Text}");
        }
        catch (TimeoutException exception)
        {
            say($"The compiler server did not end and will do so after ten minutes without work: {exception.Message}");
        }
    }

    // The root of the .NET installation whose runtime runs this program, since `dotnet` starts it.
    static string Root => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
