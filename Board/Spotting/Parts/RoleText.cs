using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting.Parts;

/// <summary>Display names of workload roles.</summary>
static class RoleText
{
    /// <summary>Returns the display name of the given role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Router => "router",
        Role.OtherInfrastructure => "other infrastructure",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>Returns whether a workload with the given role counts as one of the system's own services.</summary>
    public static bool IsService(Role role) => role is Role.Service or Role.Router;
}
