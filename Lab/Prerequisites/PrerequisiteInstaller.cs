using Evolution.Lab.Processes;

namespace Evolution.Lab.Prerequisites;

/// <summary>Ensures that the prerequisites of a command are installed.</summary>
public sealed class PrerequisiteInstaller(Func<Prerequisite, bool> isInstalled, Func<CancellationToken, Task<InstallEnvironment>> detect, Func<Subprocess, CancellationToken, Task<SubprocessResult>> run, Action<string> report)
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);
    static readonly string[] ProgressPrefixes = ["Get:", "Setting up "];

    /// <summary>Creates an installer for this machine.</summary>
    public PrerequisiteInstaller(Action<string> report) : this(ProgramFinder.IsInstalled, InstallEnvironment.DetectAsync, (program, cancellationToken) => program.RunAsync(cancellationToken), report)
    {
    }

    /// <summary>Installs the missing prerequisites if this is possible without user input.</summary>
    /// <exception cref="LabException">A prerequisite is missing and cannot be installed automatically; the message describes in one line what the user can do.</exception>
    public async Task EnsureInstalledAsync(IReadOnlyList<Prerequisite> prerequisites, CancellationToken cancellationToken)
    {
        var missing = prerequisites.Where(prerequisite => !isInstalled(prerequisite)).ToArray();
        if (missing is []) return;

        var environment = await detect(cancellationToken);
        if (environment.Method is not InstallMethod.Apt) throw new LabException(InstallInstructions.Create(environment.Method, missing));

        report($"Installing {string.Join(", ", missing.Select(prerequisite => prerequisite.Apt))} with apt ...");
        string[] command = [.. environment.NeedsSudo ? ["sudo", "-n"] : Array.Empty<string>(), "sh", "-c", AptScript.Create(missing)];
        var installation = new Subprocess(command[0], command[1..]) { Timeout = Timeout, OnLine = ReportProgress };
        // Killing apt would leave broken packages behind. On Ctrl+C, apt receives the signal itself and stops gracefully.
        var result = await run(installation, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();

        if (!result.Succeeded) throw new LabException($"apt failed to install the packages:\n{string.Join('\n', result.Tail(8))}\n{InstallInstructions.Create(environment.Method, missing)}");
        if (missing.FirstOrDefault(prerequisite => !isInstalled(prerequisite)) is { } notFound)
            throw new LabException($"apt installed {notFound.Apt}, but {notFound.Programs[0]} was not found.");
        if (missing.Any(prerequisite => prerequisite.Service is not null)) report("Installed. Their system services stay disabled: Evolution starts its own servers.");
    }

    void ReportProgress(string line)
    {
        if (ProgressPrefixes.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal))) report($"  {line.TrimEnd(' ', '.')}");
    }
}
