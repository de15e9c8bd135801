using System.Runtime.InteropServices;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Testing;

/// <summary>
/// A compiler server for one build: the compiler is loaded and compiled once, and not for every project. The first project that is
/// compiled starts it. Its pipe has a name of its own, so that it is shared with no other build and its end ends no other server.
/// Only the builds within the tests of <c>evo test</c> share its server.
/// </summary>
sealed class CompilerServer : IAsyncDisposable
{
    const string Variable = "EVOLUTION_COMPILER_SERVER";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly Repository repository;
    readonly Action<string> say;
    readonly string pipe;
    readonly bool isJoined;

    /// <summary>A server for this build alone.</summary>
    /// <param name="repository">The repository whose SDK has the compiler.</param>
    /// <param name="say">Told where the server does not end.</param>
    // The name is short, since macOS allows 104 characters for the path of the pipe.
    public CompilerServer(Repository repository, Action<string> say) : this(repository, say, $"evo-{Guid.NewGuid().ToString("n")[..12]}", isJoined: false)
    {
    }

    CompilerServer(Repository repository, Action<string> say, string pipe, bool isJoined) => (this.repository, this.say, this.pipe, this.isJoined) = (repository, say, pipe, isJoined);

    /// <summary>The server of the <c>evo test</c> whose tests this program is a part of, which ends it; otherwise a server for this build alone.</summary>
    public static CompilerServer Join(Repository repository, Action<string> say) =>
        System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } pipe ? new(repository, say, pipe, isJoined: true) : new(repository, say);

    /// <summary>The name of its pipe, which its command line holds.</summary>
    public string Pipe => pipe;

    /// <summary>What tells a build to use it.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = pipe,
    };

    /// <summary>What tells tests to use it for their builds.</summary>
    public IReadOnlyDictionary<string, string?> TestEnvironment => new Dictionary<string, string?> { [Variable] = pipe };

    /// <summary>Ends it, if it was started for this build, and waits for its end. <c>dotnet build-server shutdown</c> ends the common server only.</summary>
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
        catch (TimeoutException late)
        {
            say($"The compiler server did not end and will do so after ten minutes without work: {late.Message}");
        }
    }

    // Of the SDK whose runtime runs this program, as it is started by `dotnet`.
    static string Root => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
