using Evolution.AppHost.Commands;
using Evolution.AppHost.Dashboards;

namespace Evolution.AppHost.Deployments;

static class DeploymentUnitResources
{
    /// <summary>Adds each deployment unit of a topology as the parent resource of its services and stores. Does nothing when publishing.</summary>
    public static void AddUnitResources(this IDistributedApplicationBuilder builder, Topology topology)
    {
        if (!builder.ExecutionContext.IsRunMode) return;
        var units = builder.Resources.OfType<IResourceWithEndpoints>()
            .Where(resource => resource.GetUnitName() is { } unit && unit.StartsWith(topology.Prefix, StringComparison.Ordinal))
            .GroupBy(resource => resource.GetUnitName()!).ToArray();
        foreach (var unit in units) builder.AddUnit(unit.Key, topology, [.. unit]);
    }

    static void AddUnit(this IDistributedApplicationBuilder builder, string name, Topology topology, IReadOnlyList<IResource> members)
    {
        var unit = builder.AddResource(new DeploymentUnitResource($"{name}-unit", members))
            .WithInitialState(new() { ResourceType = "DeploymentUnit", Properties = [], State = new(KnownResourceStates.Starting, KnownResourceStateStyles.Info) })
            .WithIconName("BoxMultiple")
            .WithDashboardProperties(TopologyProperties.GetAll(topology))
            .ExcludeFromManifest();
        if (members.OfType<ProjectResource>().Select(service => service.Name).ToArray() is [_, ..] services) unit.WithRedeployCommand(name, services);

        foreach (var member in members)
        {
            var resource = builder.CreateResourceBuilder(member).WithDashboardProperties([TopologyProperties.GetPhase(topology), TopologyProperties.GetUnit(name)]);
            // A store used by only one service is already that service's child.
            if (GetParent(member) is null) resource.WithParentRelationship(unit);
        }
    }

    static IResource? GetParent(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().FirstOrDefault(relationship => relationship.Type is "Parent")?.Resource;
}
