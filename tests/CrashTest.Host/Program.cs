using Evolution.AppHost;
using Evolution.CrashTest.Host;

// The app host with its own topologies, and nothing of them is told that there are wires.
return await ShopHost.RunAsync(args, builder =>
{
    foreach (var service in builder.Resources.OfType<ProjectResource>().ToArray()) builder.CreateResourceBuilder(service).WithWires();
});
