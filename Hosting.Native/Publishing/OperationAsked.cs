using Microsoft.Extensions.Configuration;

namespace Evolution.Hosting.Native;

/// <summary>What the arguments ask to be done with the application.</summary>
static class OperationAsked
{
    /// <summary>To run it, or with <c>--operation publish</c> to publish it.</summary>
    /// <exception cref="DistributedApplicationException">It is something that only Aspire can; the message is one line for the user.</exception>
    public static DistributedApplicationOperation In(IConfiguration configuration)
    {
        if (configuration["publisher"] is not null)
            throw new DistributedApplicationException("--publisher needs Aspire, and this app host was built for the native host: build it with -p:UseAspire=true, or publish one manifest per environment with --operation publish.");
        var asked = configuration["operation"] ?? configuration["AppHost:Operation"];
        return asked is null ? DistributedApplicationOperation.Run
            : Enum.TryParse<DistributedApplicationOperation>(asked, ignoreCase: true, out var operation) && Enum.IsDefined(operation) ? operation
            : throw new DistributedApplicationException($"There is no operation '{asked}'. There are: run, publish.");
    }
}
