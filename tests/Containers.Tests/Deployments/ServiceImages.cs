using System.Diagnostics;
using System.Text.RegularExpressions;
using Evolution.Lab;
using Evolution.Testing;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>The images of the services, built once with the command in <c>deploy/README.md</c>.</summary>
static partial class ServiceImages
{
    // Built by eng/container-images; the SDK accepts base images from a registry only.
    const string BaseImage = "localhost/evolution/aspnet:latest", Registry = "docker-registry";
    static readonly Lazy<Task> BuildTask = new(BuildAsync);

    /// <summary>Builds the images unless they were built before.</summary>
    public static Task EnsureBuiltAsync() => BuildTask.Value;

    static async Task BuildAsync()
    {
        var command = Readme.GetCommands("## Images")[0].Split(' ');
        command[0].ShouldBe("dotnet");
        if (!(await Engine.RunAsync("image", "inspect", BaseImage)).Succeeded)
        {
            await BuildAsync(command[1..]);
            return;
        }
        var folder = Directory.CreateTempSubdirectory("registry-");
        try
        {
            using var registry = StartRegistry(folder.FullName);
            try
            {
                var address = await WaitForAddressAsync(registry).WithTimeoutAsync("the registry listens");
                (await Engine.RunAsync("push", "--quiet", "--tls-verify=false", BaseImage, $"{address}/dotnet/aspnet:10.0")).Succeeded.ShouldBeTrue();
                Environment.SetEnvironmentVariable("DOTNET_CONTAINER_INSECURE_REGISTRIES", address);
                await BuildAsync([.. command[1..], $"-p:ContainerBaseImage={address}/dotnet/aspnet:10.0", "-p:LocalRegistry=Podman"]);
            }
            finally
            {
                registry.Kill();
                await registry.WaitForExitAsync().WithTimeoutAsync("the registry exits");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task BuildAsync(string[] arguments)
    {
        var (exitCode, output) = await DotNetBuild.RunAsync(Repository.Find().Root, arguments);
        exitCode.ShouldBe(0, output);
    }

    static Process StartRegistry(string folder)
    {
        var configuration = Path.Combine(folder, "config.yml");
        File.WriteAllText(configuration, $"version: 0.1\nstorage: {{ filesystem: {{ rootdirectory: {folder} }} }}\nhttp: {{ addr: 127.0.0.1:0 }}\n");
        return Process.Start(new ProcessStartInfo(Registry, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    static async Task<string> WaitForAddressAsync(Process registry)
    {
        while (await registry.StandardError.ReadLineAsync() is { } line)
        {
            if (ListenAddressPattern().Match(line) is { Success: true } match)
            {
                _ = registry.StandardError.ReadToEndAsync();
                _ = registry.StandardOutput.ReadToEndAsync();
                return match.Value;
            }
        }
        throw new InvalidOperationException($"{Registry} exited before it listened.");
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+(?="")")]
    private static partial Regex ListenAddressPattern();
}
