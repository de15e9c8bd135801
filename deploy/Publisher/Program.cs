using Evolution.AppHost;
using Evolution.AppHost.Deployments;
using Evolution.Publisher;
using Microsoft.Extensions.Configuration;

var name = new ConfigurationBuilder().AddCommandLine(args).Build()["target"] ?? "compose";
DeploymentTarget? target = name switch
{
    "compose" => new ComposeTarget(),
    "kubernetes" => new KubernetesTarget(),
    _ => null,
};
if (target is null)
{
    await Console.Error.WriteLineAsync($"There is no target '{name}'. There are: compose, kubernetes.");
    return 2;
}
return await ShopHost.RunAsync([.. args, "--operation", "publish", "--step", "publish"], target: target);
