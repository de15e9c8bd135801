using System.Runtime.InteropServices;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Testing;

/// <summary>
/// A compiler server for one build: the compiler is loaded and compiled once, and not for every project. The first project that is
/// compiled starts it. Its pipe has a name of its own, so that it is shared with no other build and its end ends no other server.
/// </summary>
sealed class CompilerServer(Repository repository, Action<string> say) : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Short, since macOS allows 104 characters for the path of the pipe.
    readonly string pipe = $"evo-{Guid.NewGuid().ToString("n")[..12]}";

    /// <summary>The name of its pipe, which its command line holds.</summary>
    public string Pipe => pipe;

    /// <summary>What tells a build to use it.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = pipe,
    };

    /// <summary>Ends it, if it was started, and waits for its end. <c>dotnet build-server shutdown</c> ends the common server only.</summary>
    public async ValueTask DisposeAsync()
    {
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
