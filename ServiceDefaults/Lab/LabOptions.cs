using Microsoft.Extensions.Configuration;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>Controls whether experiments can access the service, from the <c>Lab</c> section, which only the hosts of experiments set.</summary>
public sealed class LabOptions
{
    /// <summary>Whether the <c>/lab</c> endpoints exist.</summary>
    public bool Enabled { get; set; }

    /// <summary>The bearer token that the endpoints require.</summary>
    public string? Token { get; set; }

    /// <summary>How orders are placed in this topology.</summary>
    public OrderPlacement Placement { get; set; }

    internal static LabOptions From(IConfiguration configuration) => configuration.GetSection("Lab").Get<LabOptions>() ?? new();
}
