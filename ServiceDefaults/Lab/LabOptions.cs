using Microsoft.Extensions.Configuration;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>Controls whether experiments can access the service, from the section <c>Lab</c>. Only a host that runs a topology for experiments sets it.</summary>
public sealed class LabOptions
{
    /// <summary>Whether the <c>/lab</c> endpoints exist at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>The bearer token that the endpoints require.</summary>
    public string? Token { get; set; }

    /// <summary>How orders are placed in this topology.</summary>
    public OrderPlacement Placement { get; set; }

    internal static LabOptions Of(IConfiguration configuration) => configuration.GetSection("Lab").Get<LabOptions>() ?? new();
}
