using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "smoke", worker = .smoke)],
);

const smoke :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundled.mjs")],
  compatibilityDate = "2024-09-01",
);
