using Evolution.AppHost;
using Evolution.CrashTest.Host;

// The app host with its own topologies, which do not know of the wires.
return await ShopHost.RunAsync(args, builder =>
{
    foreach (var service in builder.Resources.OfType<ProjectResource>().ToArray()) builder.CreateResourceBuilder(service).WithWires();
});
