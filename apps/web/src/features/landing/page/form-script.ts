import { createHash } from "node:crypto";

/**
 * What the page's form does with script: keeps what was typed on this device for 30 days, and tells at the field what is
 * missing before anything is sent. Without script the browser and the server do the same in their own way.
 */
export const formScript = `(()=>{
const form=document.querySelector("[data-form]");if(!form)return;
const key="fanfare-application:"+form.dataset.form,fields=()=>[...form.elements].filter(e=>e.name);
const saved=form.querySelector("[data-saved]");
const store=()=>{const values={};for(const e of fields())if(e.type!=="radio"||e.checked)values[e.name]=e.value;
try{localStorage.setItem(key,JSON.stringify({at:Date.now(),values}));saved.hidden=false}catch{}};
const tell=(name,text)=>{const p=form.querySelector('[data-error="'+CSS.escape(name)+'"]');if(p)p.textContent=text;
for(const e of fields())if(e.name===name&&e.type!=="radio")e.toggleAttribute("aria-invalid",false),text&&e.setAttribute("aria-invalid","true")};
try{const kept=JSON.parse(localStorage.getItem(key)||"null");if(kept&&Date.now()-kept.at<2592e6)for(const e of fields()){const v=kept.values[e.name];
if(typeof v==="string"&&(e.type==="radio"?!form.elements[e.name].value:!e.value)){if(e.type==="radio")e.checked=e.value===v;else e.value=v}}}catch{}
form.noValidate=true;
form.addEventListener("input",e=>{if(e.target.name)tell(e.target.name,"");store()});
form.addEventListener("submit",e=>{let first;for(const f of fields())if(!f.validity.valid){tell(f.name,form.dataset.required);first??=f}
if(first){e.preventDefault();first.focus()}else store()});
})()`.replaceAll("\n", "");

/** Lets exactly this script run under the page's content security policy. */
export const formScriptHash = `sha256-${createHash("sha256").update(formScript).digest("base64")}`;
