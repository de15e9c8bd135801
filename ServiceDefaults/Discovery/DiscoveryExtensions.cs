using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Discovery;

/// <summary>Finds other services by name.</summary>
static class DiscoveryExtensions
{
    /// <summary>The configuration key of the file in which moved services are published; it need not exist yet.</summary>
    public const string FileKey = "Discovery:File";

    /// <summary>
    /// Registers service discovery. Addresses come from the environment, as they were when this process started, and from the file,
    /// which has the last word and is followed while the process runs.
    /// </summary>
    public static void AddDiscovery(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[FileKey] is { Length: > 0 } file) builder.Configuration.AddJsonFile(file, optional: true, reloadOnChange: true);
        builder.Services.AddServiceDiscovery();
    }
}
