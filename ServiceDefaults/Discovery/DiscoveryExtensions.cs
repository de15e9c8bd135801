using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Discovery;

/// <summary>Adds service discovery by name.</summary>
static class DiscoveryExtensions
{
    /// <summary>The configuration key for the path of the file that lists services whose address has changed. The file may be created later.</summary>
    public const string FileKey = "Discovery:File";

    /// <summary>
    /// Registers service discovery. Addresses come from the environment, as set when this process started, and from the file,
    /// which takes precedence and is reloaded when it changes.
    /// </summary>
    public static void AddDiscovery(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[FileKey] is { Length: > 0 } file) builder.Configuration.AddJsonFile(file, optional: true, reloadOnChange: true);
        builder.Services.AddServiceDiscovery();
    }
}
