using System.Net;
using System.Runtime.InteropServices;

namespace Evolution.Hosting.Native;

/// <summary>Runs a project from its built assembly, with the <c>dotnet</c> that runs this host.</summary>
sealed class ProjectProgram(ProjectResource project, HostRun run) : ResourceProgram
{
    static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    readonly IProjectMetadata metadata = project.Annotations.OfType<IProjectMetadata>().Last();
    readonly HttpHealthCheckAnnotation[] checks = [.. project.Annotations.OfType<HttpHealthCheckAnnotation>()];

    // Longer than a service itself waits for the requests that it has begun: see ServiceDefaults.
    public override TimeSpan StopLimit => TimeSpan.FromSeconds(15);

    public override string? CheckName => checks is [var first, ..] ? first.Key : null;

    public override async Task<ProcessPlan> PlanAsync(CancellationToken cancellation)
    {
        if (!File.Exists(metadata.AssemblyPath)) throw new FileNotFoundException($"{metadata.AssemblyPath} is not there: build {metadata.ProjectPath} first.");
        var variables = await run.EnvironmentOfAsync(project, cancellation);
        return new(new(Dotnet, [metadata.AssemblyPath, .. await project.GetArgumentValuesAsync()], Path.GetDirectoryName(metadata.ProjectPath)!)
        {
            InheritsEnvironment = true,
            Environment = variables,
        });
    }

    public override async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var check in checks)
        {
            using var answer = await Client.GetAsync($"{check.Endpoint.Url}{check.Path}", cancellation);
            if (answer.StatusCode != (HttpStatusCode)check.StatusCode)
                throw new InvalidOperationException($"{check.Path} answered {(int)answer.StatusCode} instead of {check.StatusCode}");
        }
    }

    /// <summary>The runtime's folder is <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>.</summary>
    static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
