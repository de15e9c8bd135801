using Microsoft.Extensions.Configuration;

namespace Evolution.Hosting.Native;

/// <summary>This host only runs applications. Who wants to publish one gets a line and an exit code, instead of an application that starts.</summary>
static class PublishingRefusal
{
    const int ExitCode = 2;

    public static void EndProcessIfAsked(IConfiguration configuration)
    {
        var asked = configuration["publisher"] is not null
            || string.Equals(configuration["operation"] ?? configuration["AppHost:Operation"], nameof(DistributedApplicationOperation.Publish), StringComparison.OrdinalIgnoreCase);
        if (!asked) return;

        Console.Error.WriteLine("Publishing needs Aspire, and this app host was built for the native host, which only runs: build it with -p:UseAspire=true.");
        Environment.Exit(ExitCode);
    }
}
